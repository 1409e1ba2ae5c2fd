-- CreateTable
CREATE TABLE "neuron_analysis" (
    "run_id" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "smuggled" REAL,
    "smuggled_error" REAL,
    "smuggled_tokens" INTEGER,
    "tail_mismatch" REAL,
    "current_tokens" REAL,
    "previous_tokens" REAL,
    "next_tokens" REAL,
    "shuffled_tokens" REAL,
    "top_domain" TEXT,
    "domain_share" REAL,
    "domain_base" REAL,
    "r2_token" REAL,
    "r2_bigram" REAL,
    "r2_trigram" REAL,
    "r2_position" REAL,
    "r2_domain" REAL,
    "r2_shuffled" REAL,
    "reasons" SMALLINT,
    "silhouette" REAL,
    "effective_reasons" REAL,
    "mono_mass" REAL,
    "mono_mass_post" REAL,
    "share_in" REAL,
    "share_out" REAL,
    "cos_in_out" REAL,
    "cos_embed" REAL,
    "embed_token" INTEGER,
    "logit_variance" REAL,
    "logit_skewness" REAL,
    "logit_kurtosis" REAL,
    "logit_class" TEXT,
    "kurtosis_error" REAL,
    "fourth_top" REAL,
    "mono" REAL,
    "poly" REAL,
    "abstract" REAL,

    CONSTRAINT "neuron_analysis_pkey" PRIMARY KEY ("run_id","layer","neuron")
);

-- CreateTable
CREATE TABLE "neuron_detail" (
    "run_id" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "neuron_detail_pkey" PRIMARY KEY ("run_id","layer","neuron","kind")
);

-- CreateTable
CREATE TABLE "layer_detail" (
    "run_id" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "layer_detail_pkey" PRIMARY KEY ("run_id","layer","kind")
);

-- CreateTable
CREATE TABLE "analysis_part" (
    "run_id" INTEGER NOT NULL,
    "pass" TEXT NOT NULL,
    "layer" SMALLINT NOT NULL,
    "shard" INTEGER NOT NULL,
    "bytes" BYTEA,

    CONSTRAINT "analysis_part_pkey" PRIMARY KEY ("run_id","pass","layer","shard")
);

-- AddForeignKey
ALTER TABLE "neuron_analysis" ADD CONSTRAINT "neuron_analysis_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neuron_detail" ADD CONSTRAINT "neuron_detail_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "layer_detail" ADD CONSTRAINT "layer_detail_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "analysis_part" ADD CONSTRAINT "analysis_part_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
