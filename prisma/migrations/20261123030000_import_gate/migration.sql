-- AlterTable
ALTER TABLE "model" ADD COLUMN     "gate" JSONB;
