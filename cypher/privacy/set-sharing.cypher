// title: Write what an owner chooses for a tie
// mode: WRITE
// params: {"from": "none", "to": "nobody", "level": "NAMED", "at": "2026-11-23T12:00:00.000Z"}
// returns: nothing
MATCH (a:Person {id: $from})
MATCH (b:Person {id: $to})
CREATE (a)-[s:SHARES]->(b)
SET s.level = $level, s.at = $at
