-- AlterTable
ALTER TABLE "site_user" ADD COLUMN     "digest" TEXT NOT NULL DEFAULT 'off',
ADD COLUMN     "digest_at" TIMESTAMPTZ(3),
ADD COLUMN     "suspended_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "claim" (
    "id" SERIAL NOT NULL,
    "uid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "author_id" INTEGER NOT NULL,
    "editors" TEXT NOT NULL DEFAULT 'author',
    "version" INTEGER NOT NULL DEFAULT 1,
    "stated_in" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL DEFAULT 'proposed',
    "votes_for" INTEGER NOT NULL DEFAULT 0,
    "votes_against" INTEGER NOT NULL DEFAULT 0,
    "question" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_version" (
    "claim_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "confidence" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_version_pkey" PRIMARY KEY ("claim_id","version")
);

-- CreateTable
CREATE TABLE "claim_neuron" (
    "claim_id" INTEGER NOT NULL,
    "model_id" SMALLINT NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "parameter" TEXT,

    CONSTRAINT "claim_neuron_pkey" PRIMARY KEY ("claim_id","role","model_id","layer","neuron")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" SERIAL NOT NULL,
    "label" TEXT NOT NULL,
    "synonym_of" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_tag" (
    "claim_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,

    CONSTRAINT "claim_tag_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "claim_vote" (
    "claim_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "value" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_vote_pkey" PRIMARY KEY ("claim_id","user_id")
);

-- CreateTable
CREATE TABLE "claim_reply" (
    "id" SERIAL NOT NULL,
    "uid" TEXT NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "author_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "model_id" SMALLINT NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "parameter" TEXT,
    "score" REAL,
    "p_value" DOUBLE PRECISION,
    "method" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'open',
    "decided_by" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "predicate_score" (
    "claim_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "reason" TEXT,
    "correlation" REAL,
    "top_and_random" REAL,
    "null_correlation" REAL,
    "explained" REAL,
    "balanced_accuracy" REAL,
    "precision" REAL,
    "recall" REAL,
    "f1" REAL,
    "auc" REAL,
    "n_tokens" INTEGER NOT NULL DEFAULT 0,
    "n_held" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "predicate_score_pkey" PRIMARY KEY ("claim_id","version","run_id","layer","neuron")
);

-- CreateTable
CREATE TABLE "neuron_list" (
    "id" SERIAL NOT NULL,
    "uid" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'list',
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "visibility" TEXT NOT NULL DEFAULT 'private',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "neuron_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "neuron_list_item" (
    "list_id" INTEGER NOT NULL,
    "model_id" SMALLINT NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neuron_list_item_pkey" PRIMARY KEY ("list_id","model_id","layer","neuron")
);

-- CreateTable
CREATE TABLE "watch" (
    "user_id" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("user_id","subject")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "claim_id" INTEGER,
    "list_id" INTEGER,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "user_id" INTEGER NOT NULL,
    "activity_id" BIGINT NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("user_id","activity_id")
);

-- CreateTable
CREATE TABLE "saved_search" (
    "id" SERIAL NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "question" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_task" (
    "id" SERIAL NOT NULL,
    "question" TEXT NOT NULL,
    "author_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "done_by" INTEGER,
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "game_answer" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "model_id" SMALLINT NOT NULL,
    "layer" SMALLINT NOT NULL,
    "neuron" INTEGER NOT NULL,
    "claim_id" INTEGER,
    "version" INTEGER,
    "game" TEXT NOT NULL,
    "run_id" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "gold" BOOLEAN NOT NULL DEFAULT false,
    "answer" JSONB NOT NULL,
    "correct" BOOLEAN,
    "score" REAL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "game_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moderation_item" (
    "id" SERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "reporter_id" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "action_id" INTEGER,

    CONSTRAINT "moderation_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moderation_action" (
    "id" SERIAL NOT NULL,
    "moderator_id" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "moderation_action_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "claim_uid_key" ON "claim"("uid");

-- CreateIndex
CREATE INDEX "claim_kind_updated_at_idx" ON "claim"("kind", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "claim_author_id_created_at_idx" ON "claim"("author_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "claim_question_idx" ON "claim"("question");

-- CreateIndex
CREATE INDEX "claim_neuron_model_id_layer_neuron_idx" ON "claim_neuron"("model_id", "layer", "neuron");

-- CreateIndex
CREATE UNIQUE INDEX "tag_label_key" ON "tag"("label");

-- CreateIndex
CREATE INDEX "claim_tag_tag_id_idx" ON "claim_tag"("tag_id");

-- CreateIndex
CREATE INDEX "claim_vote_user_id_idx" ON "claim_vote"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_reply_uid_key" ON "claim_reply"("uid");

-- CreateIndex
CREATE INDEX "claim_reply_claim_id_created_at_idx" ON "claim_reply"("claim_id", "created_at");

-- CreateIndex
CREATE INDEX "claim_reply_author_id_created_at_idx" ON "claim_reply"("author_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "suggestion_claim_id_model_id_layer_neuron_role_key" ON "suggestion"("claim_id", "model_id", "layer", "neuron", "role");

-- CreateIndex
CREATE UNIQUE INDEX "neuron_list_uid_key" ON "neuron_list"("uid");

-- CreateIndex
CREATE INDEX "neuron_list_owner_id_idx" ON "neuron_list"("owner_id");

-- CreateIndex
CREATE INDEX "neuron_list_item_model_id_layer_neuron_idx" ON "neuron_list_item"("model_id", "layer", "neuron");

-- CreateIndex
CREATE INDEX "watch_subject_idx" ON "watch"("subject");

-- CreateIndex
CREATE INDEX "activity_actor_id_id_idx" ON "activity"("actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "activity_claim_id_id_idx" ON "activity"("claim_id", "id" DESC);

-- CreateIndex
CREATE INDEX "activity_list_id_idx" ON "activity"("list_id");

-- CreateIndex
CREATE INDEX "saved_search_owner_id_idx" ON "saved_search"("owner_id");

-- CreateIndex
CREATE INDEX "saved_search_question_idx" ON "saved_search"("question");

-- CreateIndex
CREATE INDEX "question_task_question_created_at_idx" ON "question_task"("question", "created_at");

-- CreateIndex
CREATE INDEX "game_answer_claim_id_idx" ON "game_answer"("claim_id");

-- CreateIndex
CREATE INDEX "game_answer_model_id_layer_neuron_idx" ON "game_answer"("model_id", "layer", "neuron");

-- CreateIndex
CREATE UNIQUE INDEX "game_answer_user_id_run_id_layer_neuron_game_seed_key" ON "game_answer"("user_id", "run_id", "layer", "neuron", "game", "seed");

-- CreateIndex
CREATE INDEX "moderation_item_closed_at_created_at_idx" ON "moderation_item"("closed_at", "created_at");

-- CreateIndex
CREATE INDEX "moderation_item_subject_idx" ON "moderation_item"("subject");

-- CreateIndex
CREATE INDEX "moderation_action_subject_idx" ON "moderation_action"("subject");

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "site_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_version" ADD CONSTRAINT "claim_version_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_version" ADD CONSTRAINT "claim_version_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "site_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_neuron" ADD CONSTRAINT "claim_neuron_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_neuron" ADD CONSTRAINT "claim_neuron_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_synonym_of_fkey" FOREIGN KEY ("synonym_of") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_tag" ADD CONSTRAINT "claim_tag_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_tag" ADD CONSTRAINT "claim_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_vote" ADD CONSTRAINT "claim_vote_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_vote" ADD CONSTRAINT "claim_vote_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "site_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_reply" ADD CONSTRAINT "claim_reply_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_reply" ADD CONSTRAINT "claim_reply_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "claim_reply"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_reply" ADD CONSTRAINT "claim_reply_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "site_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "predicate_score" ADD CONSTRAINT "predicate_score_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "predicate_score" ADD CONSTRAINT "predicate_score_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neuron_list" ADD CONSTRAINT "neuron_list_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "site_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neuron_list_item" ADD CONSTRAINT "neuron_list_item_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "neuron_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neuron_list_item" ADD CONSTRAINT "neuron_list_item_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "site_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "site_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "neuron_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "site_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "site_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_task" ADD CONSTRAINT "question_task_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "site_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "game_answer" ADD CONSTRAINT "game_answer_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "site_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "game_answer" ADD CONSTRAINT "game_answer_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "game_answer" ADD CONSTRAINT "game_answer_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_item" ADD CONSTRAINT "moderation_item_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "site_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_item" ADD CONSTRAINT "moderation_item_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "moderation_action"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_action" ADD CONSTRAINT "moderation_action_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "site_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A version of a claim and an action of a moderator stay as they were written.
create trigger claim_version_append_only before update or delete or truncate on "claim_version"
  for each statement execute function refuse_change();

create trigger moderation_action_append_only before update or delete or truncate on "moderation_action"
  for each statement execute function refuse_change();
