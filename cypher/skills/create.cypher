// title: Create a skill
// mode: WRITE
// params: {"id": "skill-9", "name": "Hydraulics"}
// returns: nothing
CREATE (s:Skill {id: $id})
SET s.name = $name
