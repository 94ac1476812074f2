// title: Say which skills people have, and which source says so
// mode: WRITE
// params: {"rows": [{"personId": "none", "skillId": "nothing"}], "source": "file"}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})
MATCH (s:Skill {id: row.skillId})
MERGE (p)-[h:HAS_SKILL]->(s)
ON CREATE SET h.source = $source
