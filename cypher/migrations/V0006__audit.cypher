// The audit log: one chain of blocks for all processes, found by number, by day and, where a write is tried again, by id.
CREATE CONSTRAINT audit_block_number IF NOT EXISTS FOR (n:AuditBlock) REQUIRE n.number IS UNIQUE;
CREATE INDEX audit_block_number_index IF NOT EXISTS FOR (n:AuditBlock) ON (n.number);
CREATE CONSTRAINT audit_block_id IF NOT EXISTS FOR (n:AuditBlock) REQUIRE n.id IS UNIQUE;
CREATE INDEX audit_block_id_index IF NOT EXISTS FOR (n:AuditBlock) ON (n.id);
CREATE INDEX audit_block_day IF NOT EXISTS FOR (n:AuditBlock) ON (n.day);
CREATE CONSTRAINT audit_head_id IF NOT EXISTS FOR (n:AuditHead) REQUIRE n.id IS UNIQUE;
CREATE INDEX audit_head_id_index IF NOT EXISTS FOR (n:AuditHead) ON (n.id);
CREATE CONSTRAINT audit_stub_id IF NOT EXISTS FOR (n:AuditStub) REQUIRE n.id IS UNIQUE;
CREATE INDEX audit_stub_id_index IF NOT EXISTS FOR (n:AuditStub) ON (n.id);
