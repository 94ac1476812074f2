// title: How many people and departments hang on a department
// mode: READ
// params: {"id": "none"}
// returns: people, departments
MATCH (d:Department {id: $id})
RETURN COUNT { (:Person)-[:MEMBER_OF]->(d) } AS people, COUNT { (:Department)-[:PART_OF]->(d) } AS departments
