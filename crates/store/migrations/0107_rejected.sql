-- When a received document was rejected, for how long it is kept from then on. Of those rejected before this nobody
-- knows it: they count from their receipt.

alter table inbound_documents add column rejected_at bigint;
