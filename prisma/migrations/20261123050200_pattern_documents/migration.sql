-- AlterTable
ALTER TABLE "neuron_pattern" ADD COLUMN     "fire_documents" INTEGER NOT NULL,
ADD COLUMN     "match_documents" INTEGER NOT NULL;
