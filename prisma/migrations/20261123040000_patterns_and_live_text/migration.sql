-- CreateTable
CREATE TABLE "pattern_index" (
    "run_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "n_tokens" INTEGER NOT NULL,
    "train_tokens" INTEGER NOT NULL,
    "n_bytes" BIGINT NOT NULL,
    "seconds" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pattern_index_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "pattern_index_part" (
    "run_id" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "pattern_index_part_pkey" PRIMARY KEY ("run_id","layer","part")
);

-- CreateTable
CREATE TABLE "neuron_pattern" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "pattern" TEXT NOT NULL,
    "ignore_case" BOOLEAN NOT NULL DEFAULT false,
    "whole_word" BOOLEAN NOT NULL DEFAULT false,
    "origin" TEXT NOT NULL,
    "level" REAL NOT NULL,
    "train_f1" REAL,
    "tp" INTEGER NOT NULL,
    "fp" INTEGER NOT NULL,
    "fn" INTEGER NOT NULL,
    "tn" INTEGER NOT NULL,
    "f1" REAL,
    "token" INTEGER,
    "token_f1" REAL,
    "bigram" INTEGER[],
    "bigram_f1" REAL,
    "p_value" DOUBLE PRECISION,
    "badge" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neuron_pattern_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "causal_test" (
    "id" SERIAL NOT NULL,
    "pattern_id" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "n_positive" INTEGER NOT NULL,
    "fired" INTEGER NOT NULL,
    "n_negative" INTEGER NOT NULL,
    "silent" INTEGER NOT NULL,
    "n_documents" INTEGER NOT NULL,
    "edits" JSONB NOT NULL,
    "strings" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "causal_test_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_text" (
    "id" TEXT NOT NULL,
    "model_id" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "live_text_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "neuron_pattern_run_id_origin_f1_idx" ON "neuron_pattern"("run_id", "origin", "f1" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "neuron_pattern_run_id_layer_neuron_pattern_ignore_case_whol_key" ON "neuron_pattern"("run_id", "layer", "neuron", "pattern", "ignore_case", "whole_word");

-- CreateIndex
CREATE UNIQUE INDEX "causal_test_pattern_id_seed_key" ON "causal_test"("pattern_id", "seed");

-- AddForeignKey
ALTER TABLE "pattern_index" ADD CONSTRAINT "pattern_index_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pattern_index_part" ADD CONSTRAINT "pattern_index_part_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neuron_pattern" ADD CONSTRAINT "neuron_pattern_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "causal_test" ADD CONSTRAINT "causal_test_pattern_id_fkey" FOREIGN KEY ("pattern_id") REFERENCES "neuron_pattern"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_text" ADD CONSTRAINT "live_text_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;
