// title: How many people, organizations, projects and claims of skills each source brought that are there now
// mode: READ
// params: {}
// returns: source, what, count
MATCH (p:Person)
WHERE p.mergedInto IS NULL
UNWIND p.sources AS source
RETURN source, 'people' AS what, count(p) AS count
UNION ALL
MATCH (o:Organization)
UNWIND o.sources AS source
RETURN source, 'organizations' AS what, count(o) AS count
UNION ALL
MATCH (j:Project)
UNWIND j.sources AS source
RETURN source, 'projects' AS what, count(j) AS count
UNION ALL
MATCH (:Person)-[h:HAS_SKILL]->(:Skill)
WHERE h.source IS NOT NULL
RETURN h.source AS source, 'skillClaims' AS what, count(h) AS count
