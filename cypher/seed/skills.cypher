// title: Write skills, by id
// mode: WRITE
// params: {"rows": [{"id": "seed-5", "properties": {"name": "Hydraulics"}}]}
// returns: nothing
UNWIND $rows AS row
MERGE (s:Skill {id: row.id})
SET s += row.properties
