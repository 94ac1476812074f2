// title: All skills
// mode: READ
// params: {}
// returns: id, name
MATCH (s:Skill)
RETURN s.id AS id, s.name AS name
ORDER BY id
