import { Command, CommanderError } from 'commander';
import { EXIT, UsageError } from '../errors.js';
import type { AddFlags } from './commands/add.js';
import type { AskFlags } from './commands/ask.js';
import type { CheckFlags } from './commands/check.js';
import type { CiteFlags } from './commands/cite.js';
import { type ClauseFlags, clause } from './commands/clause.js';
import type { CompareFlags } from './commands/compare.js';
import type { RegisterFlags } from './commands/register.js';
import type { TimelineFlags } from './commands/timeline.js';
import { type CommonOptions, exitCodeOf, Output } from './output.js';

/** Runs a command line and returns its exit code. Commands are loaded only when run: `clause` must be quick. */
export async function run(argv: string[]): Promise<number> {
  let code = 0;
  const program = defineProgram(argv, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
    new Output(program.opts()).error(error);
    return exitCodeOf(error);
  }
}

/** Adds comma-separated values to those given earlier for the same option. */
function listed(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(',').map((part) => part.trim())].filter((part) => part !== '');
}

type Run = (options: CommonOptions, out: Output) => Promise<number>;
/** Runs a command with the common options, and records its exit code. */
type Running = (command: Run) => Promise<void>;

/**
 * The program with the commands named on the command line, or with all of them, for help. Defining them all takes
 * longer than showing a clause.
 */
function defineProgram(argv: readonly string[], done: (code: number) => void): Command {
  const program = new Command('partnership-bot')
    .description('Answers questions about the EU–Viet Nam partnership documents with verbatim passages.')
    .option('--corpus <dir>', 'folder of the documents')
    .option('--index <dir>', 'folder of the index')
    .option('--json', 'print JSON')
    .option('--quiet', 'print results and errors only')
    .configureHelp({ showGlobalOptions: true })
    .helpCommand('help [command]', 'show help')
    .showHelpAfterError('(use --help to see how)')
    .exitOverride()
    .allowExcessArguments();
  const running: Running = async (command) => {
    const options = program.opts<CommonOptions>();
    done(await command(options, new Output(options)));
  };

  program.action(() =>
    running(async (options, out) => {
      const unknown = program.args[0];
      if (unknown !== undefined) {
        throw new UsageError(
          'unknown_command',
          `There is no command "${unknown}".`,
          'To ask a question: ask "…". To see the commands: --help.',
        );
      }
      return (await import('./commands/start.js')).start(options, out);
    }),
  );
  const all = Object.entries(COMMANDS);
  const named = all.filter(([name]) => argv.includes(name));
  for (const [name, define] of named.length > 0 ? named : all) define(program.command(name), running);
  return program;
}

/** Adds the options that restrict a command to documents of a period. */
function withinTime(command: Command): Command {
  return command
    .option('--since <date>', 'only documents from this date onwards (YYYY[-MM[-DD]])')
    .option('--until <date>', 'only documents up to this date (YYYY[-MM[-DD]])')
    .option('--as-of <date>', 'as of this day, without later documents (YYYY[-MM[-DD]])');
}

/** Defines a command: its description, its arguments and what it runs. */
type Define = (command: Command, running: Running) => void;

/** All commands by name, in the order of the help. */
const COMMANDS: Record<string, Define> = {
  ask(command, running) {
    withinTime(command)
      .description('answer a question')
      .argument('[question...]')
      .option('--source <id>', 'only this document, by id')
      .option('--document <name>', 'only this document, by id or name')
      .option('--language <code>', 'only documents in this language (en or vi)')
      .option('--limit <n>', 'show at most this many passages')
      .option(
        '--context <passages>',
        'passages that the question follows up on, such as joint-statement-2026#34; separate them with commas or ' +
          'repeat the option',
        listed,
      )
      .option('--explain', 'show how each score is made up')
      .option('--batch', 'read JSON lines {"id","question"} from standard input, write JSON lines {"id","answer"}')
      .action((words: string[], flags: AskFlags) =>
        running(async (options, out) => {
          const { ask } = await import('./commands/ask.js');
          return ask(words.length === 0 ? undefined : words.join(' '), flags, options, out);
        }),
      );
  },
  timeline(command, running) {
    withinTime(command)
      .description('follow a topic through the documents, oldest first, one quoted sentence each')
      .argument('[topic...]')
      .option('--language <code>', 'only documents in this language (en or vi)')
      .option('--png <file>', 'also save it as a picture')
      .action((words: string[], flags: TimelineFlags) =>
        running(async (options, out) =>
          (await import('./commands/timeline.js')).timelineCommand(words.join(' '), flags, options, out),
        ),
      );
  },
  clause(command, running) {
    command
      .description('show units by number as printed: 34, 30-36, "34, 36", 18.63, "Annex I point 2"')
      .argument('<numbers...>')
      .option('--document <name>', 'only in this document, by id or name')
      .option('--language <code>', 'the language to show first, of a text in several (en or vi)')
      .action((numbers: string[], flags: ClauseFlags) =>
        running((options, out) => clause(numbers.join(' '), flags, options, out)),
      );
  },
  check(command, running) {
    command
      .description('check whether a text is in the documents word for word; reads standard input if none is given')
      .argument('[text...]')
      .option('--batch', 'read JSON lines {"id","text"} from standard input, write JSON lines {"id","quotes"}')
      .action((words: string[], flags: CheckFlags) =>
        running(async (options, out) => {
          const { check } = await import('./commands/check.js');
          return check(words.length === 0 ? undefined : words.join(' '), flags, options, out);
        }),
      );
  },
  cite(command, running) {
    command
      .description('cite passages by id or clause number, with receipts to verify later')
      .argument('<passages...>')
      .option('--style <name>', 'footnote (default), link, markdown, bibtex, ris or csl-json')
      .option('--quote <text>', 'only these words of the passage')
      .option('--document <name>', 'from this document, by id or name')
      .option('--language <code>', 'language of words such as "point" (en or vi)')
      .action((passages: string[], flags: CiteFlags) =>
        running(async (options, out) =>
          (await import('./commands/cite.js')).citeCommand(passages, flags, options, out),
        ),
      );
  },
  verify(command, running) {
    command
      .description('check whether the documents still say what a receipt quotes')
      .argument('<receipt>')
      .action((receipt: string) =>
        running(async (options, out) => (await import('./commands/verify.js')).verifyCommand(receipt, options, out)),
      );
  },
  compare(command, running) {
    command
      .description('show two passages and the terms they share')
      .argument('<a>')
      .argument('<b>')
      .option('--document <name>', 'both from this document, by id or name')
      .action((a: string, b: string, flags: CompareFlags) =>
        running(async (options, out) =>
          (await import('./commands/compare.js')).compareCommand(a, b, flags, options, out),
        ),
      );
  },
  ingest(command, running) {
    command
      .description('build the index from the documents')
      .option('--dry-run', 'only show what each document contains; needs no model and writes nothing')
      .action(({ dryRun }: { dryRun?: boolean }) =>
        running(async (options, out) => {
          if (dryRun) return (await import('./commands/dry-run.js')).dryRun(options, out);
          return (await import('./commands/ingest.js')).ingestCommand(options, out);
        }),
      );
  },
  add(command, running) {
    command
      .description('copy documents into the corpus and save their title, date and publisher beside them')
      .argument('<files...>')
      .option('--title <text>', 'title, as the document states it')
      .option('--date <date>', 'date of the document (YYYY[-MM[-DD]])')
      .option('--publisher <name>', 'who published it')
      .option('--kind <kind>', 'official or news')
      .option('--language <code>', 'language of the text (ISO 639-1)')
      .option('--url <address>', 'where it is published')
      .action((files: string[], flags: AddFlags) =>
        running(async (options, out) => (await import('./commands/add.js')).add(files, flags, options, out)),
      );
  },
  sources(command, running) {
    command
      .description('list the documents')
      .action(() => running(async (options, out) => (await import('./commands/sources.js')).sources(options, out)));
  },
  site(command, running) {
    command
      .argument('<dir>', 'an empty or new folder, or one with reader pages')
      .description('write web pages where anyone can read and check what is cited')
      .action((dir: string) =>
        running(async (options, out) => (await import('./commands/site.js')).siteCommand(dir, options, out)),
      );
  },
  bot(command, running) {
    command
      .description('answer in Discord; needs DISCORD_TOKEN')
      .action(() => running(async (options, out) => (await import('./commands/bot.js')).bot(options, out)));
  },
  register(command, running) {
    command
      .description('register changed commands with Discord; starting the bot does this too')
      .option('--remove', 'remove them instead')
      .action((flags: RegisterFlags) =>
        running(async (options, out) => (await import('./commands/register.js')).register(flags, options, out)),
      );
  },
  gaps(command, running) {
    command
      .description('list topics that people asked about without getting an answer; needs COUNT_GAPS=true')
      .action(() => running(async (options, out) => (await import('./commands/gaps.js')).gaps(options, out)));
  },
  doctor(command, running) {
    command
      .description('check Node, settings, model, corpus, index and what Discord needs')
      .action(() => running(async (options, out) => (await import('./commands/doctor.js')).doctor(options, out)));
  },
};
