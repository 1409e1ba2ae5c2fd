-- AlterTable
ALTER TABLE "predicate_score" ADD COLUMN     "inverted" BOOLEAN;
