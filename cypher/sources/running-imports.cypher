// title: Imports that are said to be running, with the file they read
// mode: READ
// params: {}
// returns: kind, fileName
MATCH (i:ImportRun)
WHERE i.state = 'RUNNING'
RETURN i.kind AS kind, i.fileName AS fileName
ORDER BY kind, fileName
