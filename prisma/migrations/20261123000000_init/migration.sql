-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "run_state" AS ENUM ('scanning', 'merging', 'collecting', 'publishing', 'published', 'failed');

-- CreateTable
CREATE TABLE "tokenizer" (
    "id" SMALLSERIAL NOT NULL,
    "hash" TEXT NOT NULL,
    "json" BYTEA NOT NULL,
    "vocab_size" INTEGER NOT NULL,

    CONSTRAINT "tokenizer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model" (
    "id" SMALLSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "weights_hash" TEXT NOT NULL,
    "tokenizer_id" SMALLINT NOT NULL,
    "config" JSONB NOT NULL,
    "n_layers" SMALLINT NOT NULL,
    "d_model" INTEGER NOT NULL,
    "n_heads" SMALLINT NOT NULL,
    "d_mlp" INTEGER NOT NULL,
    "d_vocab" INTEGER NOT NULL,
    "n_ctx" INTEGER NOT NULL,
    "act_fn" TEXT NOT NULL,
    "n_params" BIGINT NOT NULL,
    "pretrained" TEXT,
    "current_run_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "corpus" (
    "id" SMALLSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "manifest_hash" TEXT,
    "n_documents" INTEGER NOT NULL DEFAULT 0,
    "n_bytes" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "corpus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "corpus_id" SMALLINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "hash" BIGINT NOT NULL,
    "domain" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "url" TEXT,
    "extra" JSONB,
    "text" TEXT NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("corpus_id","ordinal")
);

-- CreateTable
CREATE TABLE "tokenized_corpus" (
    "corpus_id" SMALLINT NOT NULL,
    "tokenizer_id" SMALLINT NOT NULL,
    "n_tokens" BIGINT,

    CONSTRAINT "tokenized_corpus_pkey" PRIMARY KEY ("corpus_id","tokenizer_id")
);

-- CreateTable
CREATE TABLE "tokenized_document" (
    "corpus_id" SMALLINT NOT NULL,
    "tokenizer_id" SMALLINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "n_tokens" INTEGER NOT NULL,
    "tokens" BYTEA NOT NULL,

    CONSTRAINT "tokenized_document_pkey" PRIMARY KEY ("corpus_id","tokenizer_id","ordinal")
);

-- CreateTable
CREATE TABLE "run" (
    "id" SERIAL NOT NULL,
    "hash" TEXT NOT NULL,
    "model_id" SMALLINT NOT NULL,
    "corpus_id" SMALLINT NOT NULL,
    "tokenizer_id" SMALLINT NOT NULL,
    "spec" JSONB NOT NULL,
    "state" "run_state" NOT NULL DEFAULT 'scanning',
    "n_shards" INTEGER NOT NULL,
    "n_tokens" BIGINT NOT NULL,
    "loss" DOUBLE PRECISION,
    "loss_tokens" INTEGER,
    "final_scale" DOUBLE PRECISION,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shard" (
    "run_id" INTEGER NOT NULL,
    "shard" INTEGER NOT NULL,
    "first_document" INTEGER NOT NULL,
    "n_documents" INTEGER NOT NULL,
    "n_tokens" INTEGER NOT NULL,

    CONSTRAINT "shard_pkey" PRIMARY KEY ("run_id","shard")
);

-- CreateTable
CREATE TABLE "partial" (
    "run_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "shard" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "backend" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partial_pkey" PRIMARY KEY ("run_id","kind","shard","layer")
);

-- CreateTable
CREATE TABLE "merged_layer" (
    "run_id" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "merged_layer_pkey" PRIMARY KEY ("run_id","layer")
);

-- CreateTable
CREATE TABLE "neuron_stats" (
    "run_id" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "max_activation" REAL NOT NULL,
    "min_activation" REAL NOT NULL,
    "scale" REAL NOT NULL,
    "dead" BOOLEAN NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "variance" DOUBLE PRECISION NOT NULL,
    "skewness" DOUBLE PRECISION,
    "kurtosis" DOUBLE PRECISION,
    "fires10" REAL,
    "fires25" REAL,
    "fires50" REAL,
    "sparsity" REAL,
    "zero_fraction" REAL NOT NULL,
    "top_token" INTEGER NOT NULL,
    "sparkline" BYTEA NOT NULL,

    CONSTRAINT "neuron_stats_pkey" PRIMARY KEY ("run_id","layer","neuron")
);

-- CreateTable
CREATE TABLE "neuron_profile" (
    "run_id" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "examples" BYTEA NOT NULL,
    "histogram" BYTEA NOT NULL,
    "effects" BYTEA NOT NULL,
    "strongest" BYTEA NOT NULL,

    CONSTRAINT "neuron_profile_pkey" PRIMARY KEY ("run_id","layer","neuron")
);

-- CreateTable
CREATE TABLE "worker_process" (
    "id" SERIAL NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "threads" SMALLINT NOT NULL,
    "queue_ids" TEXT[],
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_process_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tokenizer_hash_key" ON "tokenizer"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "model_name_key" ON "model"("name");

-- CreateIndex
CREATE UNIQUE INDEX "model_current_run_id_key" ON "model"("current_run_id");

-- CreateIndex
CREATE UNIQUE INDEX "corpus_name_key" ON "corpus"("name");

-- CreateIndex
CREATE INDEX "document_corpus_id_hash_idx" ON "document"("corpus_id", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "run_hash_key" ON "run"("hash");

-- AddForeignKey
ALTER TABLE "model" ADD CONSTRAINT "model_tokenizer_id_fkey" FOREIGN KEY ("tokenizer_id") REFERENCES "tokenizer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model" ADD CONSTRAINT "model_current_run_id_fkey" FOREIGN KEY ("current_run_id") REFERENCES "run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_corpus_id_fkey" FOREIGN KEY ("corpus_id") REFERENCES "corpus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tokenized_corpus" ADD CONSTRAINT "tokenized_corpus_corpus_id_fkey" FOREIGN KEY ("corpus_id") REFERENCES "corpus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tokenized_corpus" ADD CONSTRAINT "tokenized_corpus_tokenizer_id_fkey" FOREIGN KEY ("tokenizer_id") REFERENCES "tokenizer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tokenized_document" ADD CONSTRAINT "tokenized_document_corpus_id_tokenizer_id_fkey" FOREIGN KEY ("corpus_id", "tokenizer_id") REFERENCES "tokenized_corpus"("corpus_id", "tokenizer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_corpus_id_fkey" FOREIGN KEY ("corpus_id") REFERENCES "corpus"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shard" ADD CONSTRAINT "shard_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partial" ADD CONSTRAINT "partial_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merged_layer" ADD CONSTRAINT "merged_layer_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neuron_stats" ADD CONSTRAINT "neuron_stats_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neuron_profile" ADD CONSTRAINT "neuron_profile_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Token ids do not compress well, and uncompressed bytes can be read from the middle with substring().
alter table tokenized_document alter column tokens set storage external;
