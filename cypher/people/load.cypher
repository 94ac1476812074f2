// title: A page of all people, by id, with what the read model keeps of them
// mode: READ
// params: {"after": "", "limit": 10}
// returns: id, key, name, sourceKeys, email, otherEmails, profile, phone, title, isEmployee, joinedAt, leftAt, askMeAbout, recorded, languages, roles, mergedInto, departmentIds, reportsToIds, skillIds, employments
MATCH (p:Person)
WHERE p.id > $after
WITH p ORDER BY p.id LIMIT $limit
RETURN p.id AS id, p.key AS key, p.name AS name, p.sourceKeys AS sourceKeys, p.email AS email, p.otherEmails AS otherEmails, p.profile AS profile, p.phone AS phone, p.title AS title,
  p:Employee AS isEmployee, p.joinedAt AS joinedAt, p.leftAt AS leftAt, p.askMeAbout AS askMeAbout, p.recorded AS recorded, p.languages AS languages, p.roles AS roles, p.mergedInto AS mergedInto,
  [ (p)-[:MEMBER_OF]->(d:Department) | d.id ] AS departmentIds,
  [ (p)-[:REPORTS_TO]->(boss:Person) | boss.id ] AS reportsToIds,
  [ (p)-[:HAS_SKILL]->(s:Skill) | s.id ] AS skillIds,
  [ (p)-[w:WORKS_AT]->(o:Organization) | {organizationId: o.id, title: w.title, since: w.since, until: w.until} ] AS employments
ORDER BY id
