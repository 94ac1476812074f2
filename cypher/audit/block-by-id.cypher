// title: Whether a block of the audit log was written already
// mode: READ
// params: {"id": "b"}
// returns: number
MATCH (b:AuditBlock {id: $id})
RETURN b.number AS number
