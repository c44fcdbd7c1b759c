import GRDB
import Model
import Vault

extension Transaction {
    /// Brings tree and bookmarks up to the last event, just before the commit.
    func seal() throws {
        guard head > books.head else { return }
        var tree = books.tree
        try tree.take(appended.lazy.map(\.body), in: db)
        treeAfter = tree
        try db.run("UPDATE readModel SET position = ?", [head])
    }

    /// Takes over what is now on disk.
    func settle() {
        if let tree = treeAfter { books.tree = tree }
        if head > books.head { books.last = now }
        // What was undone meanwhile has left no row.
        if !newTypes.isEmpty { books.types.formUnion(appended.lazy.map(\.type)) }
        books.head = head
        books.folds.commit()
    }
}
