// title: Blocks of the audit log by number, ascending
// mode: READ
// params: {"from": 1, "to": 100}
// returns: number, id, hash, content, day, start, until, entries, marks, tally
// By equal numbers: only these are looked up rather than searched for among all blocks.
UNWIND range($from, $to) AS wanted
MATCH (b:AuditBlock {number: wanted})
RETURN b.number AS number, b.id AS id, b.hash AS hash, b.content AS content, b.day AS day, b.from AS start, b.until AS until, b.entries AS entries, b.marks AS marks, b.tally AS tally
ORDER BY number
