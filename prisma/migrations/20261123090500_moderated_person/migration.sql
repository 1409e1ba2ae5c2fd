-- AlterTable
ALTER TABLE "moderation_action" ADD COLUMN     "person_id" INTEGER;

-- CreateIndex
CREATE INDEX "moderation_action_person_id_idx" ON "moderation_action"("person_id");

-- AddForeignKey
ALTER TABLE "moderation_action" ADD CONSTRAINT "moderation_action_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "site_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
