-- AlterTable
ALTER TABLE "predicate_score" ADD COLUMN     "fuzzing" REAL,
ADD COLUMN     "n_fuzzed" INTEGER;
