// title: A page of all people as an import has to know them, records that live on in others included
// mode: READ
// params: {"after": "", "limit": 10}
// returns: id, key, source, sources, sourceKeys, name, email, otherEmails, phone, title, isEmployee, leftAt, recorded, mergedInto, seenNames, departmentIds, skills, employments
MATCH (p:Person)
WHERE p.id > $after
WITH p ORDER BY p.id LIMIT $limit
RETURN p.id AS id, p.key AS key, p.source AS source, p.sources AS sources, p.sourceKeys AS sourceKeys,
  p.name AS name, p.email AS email, p.otherEmails AS otherEmails, p.phone AS phone, p.title AS title,
  p:Employee AS isEmployee, p.leftAt AS leftAt, p.recorded AS recorded, p.mergedInto AS mergedInto, p.seenNames AS seenNames,
  [ (p)-[:MEMBER_OF]->(d:Department) | d.id ] AS departmentIds,
  [ (p)-[h:HAS_SKILL]->(s:Skill) | {skillId: s.id, source: h.source} ] AS skills,
  [ (p)-[w:WORKS_AT]->(o:Organization) | {organizationId: o.id, title: w.title, since: w.since, until: w.until} ] AS employments
ORDER BY id
