// title: Say who has a skill
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "properties": {}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (a:Person {id: row.from})
MATCH (b:Skill {id: row.to})
CREATE (a)-[r:HAS_SKILL]->(b)
SET r += row.properties
