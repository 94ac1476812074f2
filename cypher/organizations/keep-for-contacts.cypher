// title: Take back all the company says of an organization, so that only the contacts there still name it
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (o:Organization {id: $id})
OPTIONAL MATCH (:Person)-[owns:OWNS_ACCOUNT]->(o)
WITH o, collect(owns) AS former
FOREACH (owns IN former | DELETE owns)
SET o.personal = true, o.stage = 'UNKNOWN'
REMOVE o.key, o.source, o.sources, o.sourceKeys, o.domain, o.city, o.country
