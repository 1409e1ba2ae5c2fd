-- AlterTable
ALTER TABLE "run" ADD COLUMN     "scanned_by" TEXT[] DEFAULT ARRAY[]::TEXT[];
