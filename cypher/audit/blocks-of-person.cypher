// title: Blocks of one day that may name a person, the latest first
// mode: READ
// params: {"day": 20780, "mark": 1, "before": 9007199254740991, "limit": 50}
// returns: number, content
MATCH (b:AuditBlock {day: $day})
WHERE b.number < $before AND $mark IN b.marks
RETURN b.number AS number, b.content AS content
ORDER BY number DESC
LIMIT $limit
