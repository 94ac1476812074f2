// title: Hold the end of the audit log for the rest of a transaction, and read it
// mode: WRITE
// params: {"lock": "x"}
// returns: number, hash (of the last block; 0 and empty before the first)
// The lock property is written before the number is read: blocks of several processes stand one after another.
MERGE (h:AuditHead {id: 'audit'})
ON CREATE SET h.number = 0, h.hash = ''
SET h.lock = $lock
WITH h
RETURN h.number AS number, h.hash AS hash
