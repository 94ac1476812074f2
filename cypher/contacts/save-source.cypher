// title: The source of what an employee brings in from files of their own of one kind
// mode: WRITE
// params: {"id": "own-1", "key": "ADDRESS_BOOK LINKEDIN someone", "name": "LinkedIn: Someone", "at": "2026-11-23T12:00:00.000Z"}
// returns: nothing
MERGE (s:SourceSystem {id: $id})
SET s.key = $key, s.kind = 'ADDRESS_BOOK', s.name = $name, s.lastImportedAt = $at, s.withdrawnAt = null
