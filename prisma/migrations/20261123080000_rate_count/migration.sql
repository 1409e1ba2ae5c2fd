-- DropTable
DROP TABLE "attempt_count";

-- CreateTable
CREATE TABLE "rate_count" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_count_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "rate_count_expire_idx" ON "rate_count"("expire");
