// title: Remember that somebody does not want to be asked about another
// mode: WRITE
// params: {"from": "none", "to": "nobody", "at": "2026-11-23T12:00:00.000Z"}
// returns: nothing
MATCH (a:Person {id: $from})
MATCH (b:Person {id: $to})
CREATE (a)-[s:SKIPPED]->(b)
SET s.at = $at
