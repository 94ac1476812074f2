// title: Give a skill another name
// mode: WRITE
// params: {"id": "none", "name": "Hydraulics"}
// returns: nothing
MATCH (s:Skill {id: $id})
SET s.name = $name
