// title: Replace the skills somebody states; a skill nobody stated before is made
// mode: WRITE
// params: {"id": "none", "skills": [{"id": "skill-1", "name": "Hydraulics"}], "source": "own-word"}
// returns: nothing
MATCH (p:Person {id: $id})
OPTIONAL MATCH (p)-[h:HAS_SKILL]->(:Skill)
WITH p, collect(h) AS former
FOREACH (h IN former | DELETE h)
WITH p
UNWIND $skills AS skill
MERGE (s:Skill {id: skill.id})
ON CREATE SET s.name = skill.name
CREATE (p)-[:HAS_SKILL {source: $source}]->(s)
