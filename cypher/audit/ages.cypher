// title: How old the first blocks of the audit log are
// mode: READ
// params: {"from": 1, "to": 100}
// returns: number, hash, until
UNWIND range($from, $to) AS wanted
MATCH (b:AuditBlock {number: wanted})
RETURN b.number AS number, b.hash AS hash, b.until AS until
ORDER BY number
