-- AlterTable
ALTER TABLE "site_user" ADD COLUMN     "uid" TEXT NOT NULL DEFAULT "left"(replace((gen_random_uuid())::text, '-'::text, ''::text), 16);

-- CreateIndex
CREATE UNIQUE INDEX "site_user_uid_key" ON "site_user"("uid");
