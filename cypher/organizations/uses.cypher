// title: How many people and projects hang on an organization
// mode: READ
// params: {"id": "none"}
// returns: people, projects
MATCH (o:Organization {id: $id})
RETURN COUNT { (:Person)-[:WORKS_AT]->(o) } AS people, COUNT { (:Project)-[:FOR]->(o) } AS projects
