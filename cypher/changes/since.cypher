// title: Changes after a number, in order
// mode: READ
// params: {"number": 0, "limit": 100}
// returns: number, uuid, touched
MATCH (change:Change)
WHERE change.number > $number
RETURN change.number AS number, change.uuid AS uuid, change.touched AS touched
ORDER BY number
LIMIT $limit
