// title: A Change by its number and those after it, in order, each with the number of the last there is
// mode: READ
// params: {"number": 0, "limit": 100}
// returns: last, number, uuid, touched (nothing of the Change named itself)
// By equal numbers: only these are looked up rather than searched for among all Changes kept.
MATCH (c:ChangeCounter {id: 'changes'})
UNWIND range($number, $number + $limit) AS wanted
MATCH (change:Change {number: wanted})
RETURN c.number AS last, change.number AS number, change.uuid AS uuid, CASE WHEN change.number = $number THEN [] ELSE change.touched END AS touched
ORDER BY number
