// title: Write source systems, by id
// mode: WRITE
// params: {"rows": [{"id": "seed-6", "properties": {"key": "crm", "kind": "CRM", "name": "CRM"}}]}
// returns: nothing
UNWIND $rows AS row
MERGE (s:SourceSystem {id: row.id})
SET s += row.properties
