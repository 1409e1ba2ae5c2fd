-- AlterTable
ALTER TABLE "user_session" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "mail_delivery" (
    "id" SERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "fault" TEXT,

    CONSTRAINT "mail_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mail_delivery_created_at_idx" ON "mail_delivery"("created_at");
