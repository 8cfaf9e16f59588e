-- CreateIndex
CREATE INDEX "piece_message_id_idx" ON "piece"("message_id");
