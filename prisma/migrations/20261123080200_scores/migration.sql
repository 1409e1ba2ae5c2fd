-- AlterTable
ALTER TABLE "predicate_score" ADD COLUMN     "correlation_error" REAL,
ADD COLUMN     "n_firing" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_hard" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_silent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_train" INTEGER NOT NULL DEFAULT 0;
