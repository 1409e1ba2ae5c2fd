-- AlterTable
ALTER TABLE "neuron_analysis" ADD COLUMN     "embed_kurtosis" REAL,
ADD COLUMN     "mono_mass_shuffled" REAL,
ADD COLUMN     "next_contribution" REAL,
ADD COLUMN     "reverse_f1" REAL,
ADD COLUMN     "reverse_r2" REAL,
ADD COLUMN     "reverse_terms" TEXT,
ADD COLUMN     "reverse_token" REAL;
