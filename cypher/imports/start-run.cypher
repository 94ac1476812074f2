// title: Begin an import: its run and the source system it reads
// mode: WRITE
// params: {"id": "run-1", "properties": {"state": "DONE", "startedAt": "2026-11-23T00:00:00.000Z"}, "sourceId": "file", "source": {"key": "MAIL inbox.mbox", "kind": "MAIL", "name": "inbox.mbox"}}
// returns: nothing
MERGE (i:ImportRun {id: $id})
SET i += $properties
MERGE (s:SourceSystem {id: $sourceId})
SET s += $source
