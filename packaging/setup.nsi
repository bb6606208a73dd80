; The installer for one officer's account: no administrator, no service, no network.
; Given by the build: NAME, VERSION, NUMBERS, PUBLISHER, RUNTIME, SOURCE, TARGET, ICON, COMPRESS.
; Exit status: 0 installed, 2 the program is running, 3 a newer one is here, 4 Windows is too old,
; 5 this account can't write into the folder, 6 not everything could be written.
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "StrFunc.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"
${StrStr}

!define OURS "Software\${NAME}"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"

Name "${NAME} ${VERSION}"
OutFile "${TARGET}"
RequestExecutionLevel user
; By default a file that can't be written is passed over where nobody watches, and all is said to be well.
AllowSkipFiles off
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OURS}" "InstallDir"
!if "${COMPRESS}" == "zlib"
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=2057 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2057 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=2057 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=2057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2057 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2057 "LegalCopyright" "${PUBLISHER}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TEXT "This puts ${NAME} into your own account on this computer. It needs no administrator.$\r$\n$\r$\nRecords that are here already stay where they are, and as they are."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Your account has one copy of ${NAME}. If it is in another folder already, it moves into the one that you choose here."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME} now"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!macro Stop words status
  MessageBox MB_OK|MB_ICONEXCLAMATION "${words}" /SD IDOK
  SetErrorLevel ${status}
  Quit
!macroend

; While the program runs, Windows lets nobody write into the runtime that it has loaded.
!define WRITE 0x40000000
!define SHARED 3
!define THERE_ALREADY 3
!define IN_USE 32 ; ERROR_SHARING_VIOLATION
!macro RefuseWhileRunning folder words
  System::Call 'kernel32::CreateFileW(w "${folder}\runtime\${RUNTIME}", i ${WRITE}, i ${SHARED}, p 0, i ${THERE_ALREADY}, i 0, p 0) p.r0 ?e'
  Pop $1
  ${If} $0 != -1
    System::Call 'kernel32::CloseHandle(p r0)'
  ${ElseIf} $1 == ${IN_USE}
    !insertmacro Stop "${words}" 2
  ${EndIf}
!macroend

; The program and nothing else. Never the folder itself: it might hold somebody's files.
!macro TakeOut folder
  RMDir /r "${folder}\app"
  RMDir /r "${folder}\site-packages"
  RMDir /r "${folder}\runtime"
  RMDir /r "${folder}\licenses"
  Delete "${folder}\${NAME}.exe"
  Delete "${folder}\${NAME}Command.exe"
  Delete "${folder}\manifest.json"
  Delete "${folder}\sbom.cdx.json"
  Delete "${folder}\Uninstall.exe"
!macroend

; What is double-clicked opens in the program, in quarantine. Another program's claim is left alone,
; also one for every account, which a value of this account's own would hide.
!macro Associate ending words
  WriteRegStr HKCU "${CLASSES}\${NAME}.${ending}" "" "${words}"
  WriteRegStr HKCU "${CLASSES}\${NAME}.${ending}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${NAME}.${ending}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
  ReadRegStr $0 HKCU "${CLASSES}\.${ending}" ""
  ReadRegStr $1 HKLM "${CLASSES}\.${ending}" ""
  ${If} "$0$1" == ""
    WriteRegStr HKCU "${CLASSES}\.${ending}" "" "${NAME}.${ending}"
  ${EndIf}
  WriteRegStr HKCU "${CLASSES}\.${ending}\OpenWithProgids" "${NAME}.${ending}" ""
!macroend

!macro Forget ending
  DeleteRegKey HKCU "${CLASSES}\${NAME}.${ending}"
  DeleteRegValue HKCU "${CLASSES}\.${ending}\OpenWithProgids" "${NAME}.${ending}"
  ReadRegStr $0 HKCU "${CLASSES}\.${ending}" ""
  ${If} $0 == "${NAME}.${ending}"
    DeleteRegValue HKCU "${CLASSES}\.${ending}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ending}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ending}"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763 ; 1809
    !insertmacro Stop "${NAME} needs Windows 10 (1809 or newer) or Windows 11, of 64 bits. Nothing was changed." 4
  ${EndIf}
  ; A folder that can't be (on a drive that isn't there, in quotation marks) would be passed over, and
  ; the program put elsewhere.
  System::Call 'kernel32::GetCommandLineW() w .r0'
  ${StrStr} $1 $0 "/D="
  ${If} $1 != ""
    StrCpy $1 $1 "" 3
    ${Do} ; as $INSTDIR has lost them
      StrCpy $2 $1 1 -1
      ${If} $2 != "\"
      ${AndIf} $2 != " "
        ${Break}
      ${EndIf}
      StrCpy $1 $1 -1
    ${Loop}
    ${If} $1 != $INSTDIR
      !insertmacro Stop "There can be no folder $1. After /D= stands its whole path, last of all and without quotation marks. Nothing was changed." 5
    ${EndIf}
  ${EndIf}
  SetShellVarContext current
  ReadRegStr $2 HKCU "${REMOVAL}" "DisplayVersion"
  ${If} $2 != ""
    ${VersionCompare} "$2" "${VERSION}" $3
    ${If} $3 == 1
      !insertmacro Stop "${NAME} $2 is here, and is newer than ${VERSION}. An older program can’t read what a newer one has kept, so nothing was changed." 3
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInstFailed
  SetErrorLevel 6
FunctionEnd

Section "Install"
  SetShellVarContext current
  ; An account has one copy: the entry for its removal, the menu and what opens packs are one. Where it
  ; lies in another folder, it moves. Two names of one folder do no harm: what was there goes first.
  ReadRegStr $R0 HKCU "${OURS}" "InstallDir"
  ${If} $R0 == $INSTDIR
  ${OrIfNot} ${FileExists} "$R0\Uninstall.exe"
    StrCpy $R0 ""
  ${EndIf}
  !define OPEN "${NAME} is open. Close it in every account of this computer, and begin again. Nothing was changed."
  !insertmacro RefuseWhileRunning "$INSTDIR" "${OPEN}"
  ${If} $R0 != ""
    !insertmacro RefuseWhileRunning "$R0" "${OPEN}"
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR"
  GetTempFileName $0 "$INSTDIR"
  ${If} ${Errors}
  ${OrIfNot} ${FileExists} $0
    !insertmacro Stop "This account can’t write into the folder $INSTDIR. Choose another. Nothing was changed." 5
  ${EndIf}
  Delete $0
  ; What an older version left goes first.
  !insertmacro TakeOut "$INSTDIR"
  ${If} $R0 != ""
    !insertmacro TakeOut "$R0"
    RMDir "$R0"
  ${EndIf}
  ; Should the rest fail, what there is can be removed, and the next one finds it. The number comes last:
  ; by it others see whether the program is installed.
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  WriteRegStr HKCU "${OURS}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegStr HKCU "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
  File /r "${SOURCE}/*.*"

  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortCut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.exe" 0
  CreateShortCut "$SMPROGRAMS\${NAME}\Remove ${NAME}.lnk" "$INSTDIR\Uninstall.exe"

  !insertmacro Associate "pack" "Case pack"
  !insertmacro Associate "card" "Card of an office"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" "$0"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro RefuseWhileRunning "$INSTDIR" "${NAME} is open. Close it, and begin again. Nothing was removed."
  ; The program goes; the records stay where they are.
  !insertmacro TakeOut "$INSTDIR"
  RMDir /r "$SMPROGRAMS\${NAME}"
  !insertmacro Forget "pack"
  !insertmacro Forget "card"
  DeleteRegKey HKCU "${REMOVAL}"
  DeleteRegKey HKCU "${OURS}"
  ; That Windows keeps no memory of a crash, which both asked for as they began.
  System::Call '$SYSDIR\wer.dll::WerRemoveExcludedApplication(w "${NAME}.exe", i 0)'
  System::Call '$SYSDIR\wer.dll::WerRemoveExcludedApplication(w "${NAME}Command.exe", i 0)'
  RMDir "$INSTDIR" ; last of all: by it others see that it is done
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
