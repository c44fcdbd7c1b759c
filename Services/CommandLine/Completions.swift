import ArgumentParser
import Model

/// Writes the script by which a shell completes commands, options and names.
struct Completions: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "生成 shell 补全脚本 / the shell's completion script",
        discussion: """
            示例 / EXAMPLE:
              jiazheng completions bash > ~/.local/share/bash-completion/completions/jiazheng
              jiazheng completions zsh > ~/.zfunc/_jiazheng
              jiazheng completions fish > ~/.config/fish/completions/jiazheng.fish
            """
    )

    /// The shells that there are scripts for.
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    @Argument(help: "bash、zsh 或 fish")
    var shell: Shell

    @OptionGroup var general: GeneralOptions

    func run() async throws {
        guard let shell = CompletionShell(rawValue: shell.rawValue) else { throw ExitCode(Ending.fault.rawValue) }
        let script = Jiazheng.completionScript(for: shell)
        Terminal.output.write(general.json ? try CanonicalJSON.encode(["script": script]) : Array(script.utf8))
        Terminal.output.write("\n")
    }
}
