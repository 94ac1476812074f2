// title: Write skills an import made
// mode: WRITE
// params: {"rows": [{"id": "imported-4", "name": "Hydraulics"}]}
// returns: nothing
UNWIND $rows AS row
MERGE (s:Skill {id: row.id})
SET s.name = row.name
