-- CreateTable
CREATE TABLE "family_check" (
    "claim_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "reason" TEXT,
    "pairs" JSONB NOT NULL,
    "tested" INTEGER NOT NULL,
    "confirmed" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "family_check_pkey" PRIMARY KEY ("claim_id","version","run_id")
);

-- AddForeignKey
ALTER TABLE "family_check" ADD CONSTRAINT "family_check_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_check" ADD CONSTRAINT "family_check_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
