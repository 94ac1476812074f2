// title: Take back what a source said about people's skills
// mode: WRITE
// params: {"rows": [{"personId": "none", "skillId": "nothing"}], "source": "file"}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[h:HAS_SKILL]->(s:Skill {id: row.skillId})
WHERE h.source = $source
DELETE h
