// title: Who works or worked at an organization, and how many projects are for it
// mode: READ
// params: {"id": "none"}
// returns: peopleIds, projects
MATCH (o:Organization {id: $id})
RETURN [ (p:Person)-[:WORKS_AT]->(o) | p.id ] AS peopleIds, COUNT { (:Project)-[:FOR]->(o) } AS projects
