// title: Write what somebody says about a tie, in place of all they said before
// mode: WRITE
// params: {"from": "none", "to": "nobody", "level": "WELL", "at": "2026-11-23T12:00:00.000Z", "source": "own-word"}
// returns: nothing
MATCH (a:Person {id: $from})
MATCH (b:Person {id: $to})
CREATE (a)-[d:DECLARED]->(b)
SET d.level = $level, d.at = $at, d.source = $source
