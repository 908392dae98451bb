/** Begins the command line with which a shell asks what the words after it may go on with; the last is being typed. */
export const COMPLETE = "--complete";

/*
 * What a shell loads to complete with: it hands over the words up to the one being typed, and shows the lines that come
 * back. Errors go nowhere: nothing but what completes may come into the line.
 */

const bash = `# catfish completion for bash: catfish completion bash >> ~/.bashrc
_catfish_complete() {
  local word typed=() last=-1 glue=0 i
  # Bash breaks words at = and : and leaves quotes in; the program wants them whole and without.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "$word" in
      [\\'\\"]*) word="\${word#?}"; if ((i < COMP_CWORD)); then word="\${word%?}"; fi ;;
      *) word="\${word//\\\\/}" ;;
    esac
    if ((last >= 0)) && { ((glue)) || [[ $word == [=:]* ]]; }; then
      typed[last]+="$word"
    else
      last=$((last + 1))
      typed[last]="$word"
    fi
    if [[ $word == [=:] ]]; then glue=1; else glue=0; fi
  done
  local current="\${typed[last]}"
  local kept="\${current%"\${current##*[=:]}"}"
  # What is quoted was not broken.
  if [[ \${COMP_WORDS[COMP_CWORD]} == [\\'\\"]* ]]; then kept=""; fi
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("\${word#"$kept"}")
  done < <(catfish ${COMPLETE} "\${typed[@]}" 2>/dev/null)
  # Of a path Bash itself quotes what has to be, and puts nothing after a folder.
  if [[ -e \${COMPREPLY[0]} ]]; then compopt -o filenames 2>/dev/null; fi
  if ((\${#COMPREPLY[@]} == 1)) && [[ \${COMPREPLY[0]} == *[=/] ]]; then compopt -o nospace 2>/dev/null; fi
  return 0
}
complete -o default -F _catfish_complete catfish
`;

const zsh = `#compdef catfish
# catfish completion for zsh: catfish completion zsh >> ~/.zshrc
_catfish() {
  local -a offered open whole
  offered=("\${(@f)$(catfish ${COMPLETE} "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  offered=(\${offered:#})
  if (( ! \${#offered} )); then
    _files
    return
  fi
  open=(\${(M)offered:#*[=/]})
  whole=(\${offered:#*[=/]})
  (( \${#open} )) && compadd -S '' -- $open
  (( \${#whole} )) && compadd -- $whole
}
compdef _catfish catfish
`;

const fish = `# catfish completion for fish: catfish completion fish > ~/.config/fish/completions/catfish.fish
complete -c catfish -f -a '(catfish ${COMPLETE} (commandline -opc)[2..-1] (commandline -ct | string replace -r "^[\\'\\"]" "" | string replace -a \\\\\\\\ "") 2>/dev/null)'
`;

/** The script of each shell. */
export const completionScripts: Readonly<Record<string, string>> = { bash, zsh, fish };
